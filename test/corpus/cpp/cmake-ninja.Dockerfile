FROM ubuntu:22.04 AS builder
ARG DEBIAN_FRONTEND=noninteractive
ARG BUILD_TYPE=RelWithDebInfo
ARG JOBS

RUN apt-get update && apt-get install -y --no-install-recommends \
    build-essential \
    ccache \
    cmake \
    git \
    libboost-all-dev \
    libssl-dev \
    ninja-build

WORKDIR /src
COPY CMakeLists.txt .
COPY cmake cmake
COPY third_party third_party
COPY src src
COPY tests tests
RUN --mount=type=cache,target=/root/.ccache \
    cmake -S . -B build -G Ninja \
        -DCMAKE_BUILD_TYPE=${BUILD_TYPE} \
        -DCMAKE_CXX_COMPILER_LAUNCHER=ccache \
    && cmake --build build ${JOBS:+-j $JOBS} \
    && ctest --test-dir build --output-on-failure \
    && cmake --install build --prefix /opt/engine --strip

FROM ubuntu:22.04
RUN apt-get update && apt-get install -y --no-install-recommends libboost-filesystem1.74.0 libssl3 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=builder /opt/engine /opt/engine
ENV PATH="${PATH}:/opt/engine/bin" LD_LIBRARY_PATH="/opt/engine/lib:${LD_LIBRARY_PATH}"
RUN useradd -r engine
USER engine
ENTRYPOINT ["engined"]
