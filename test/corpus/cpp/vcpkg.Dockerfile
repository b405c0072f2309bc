FROM debian:bookworm AS toolchain
RUN apt-get update && \
    apt-get install -y curl zip unzip tar git g++ cmake ninja-build pkg-config linux-libc-dev && \
    apt-get clean
RUN git clone https://github.com/microsoft/vcpkg /opt/vcpkg && /opt/vcpkg/bootstrap-vcpkg.sh -disableMetrics
ENV VCPKG_ROOT=/opt/vcpkg \
    VCPKG_FORCE_SYSTEM_BINARIES=1

FROM toolchain AS deps
WORKDIR /w
COPY vcpkg.json vcpkg-configuration.json ./
RUN $VCPKG_ROOT/vcpkg install --triplet x64-linux --x-install-root=/w/vcpkg_installed

FROM deps AS build
COPY . .
RUN cmake --preset linux-release && cmake --build --preset linux-release -j"$(nproc)"

FROM debian:bookworm-slim
COPY --from=build /w/out/linux-release/bin/ /usr/local/bin/
CMD ["simulator"]
