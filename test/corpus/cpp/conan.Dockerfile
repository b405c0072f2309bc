FROM conanio/gcc11-ubuntu16.04:2.8.1 AS build
USER root
WORKDIR /home/conan/project
COPY conanfile.py conan.lock ./
COPY profiles/ /root/.conan2/profiles/
RUN conan install . --lockfile=conan.lock --build=missing -pr:b default -pr:h release-static
COPY . .
RUN conan build . -of build && cp build/Release/bin/parser /usr/local/bin

FROM gcr.io/distroless/cc-debian12
COPY --from=build /usr/local/bin/parser /parser
COPY --from=build /home/conan/project/grammars /grammars
LABEL org.opencontainers.image.title="parser" \
      org.opencontainers.image.base.name="gcr.io/distroless/cc-debian12"
USER 65532
VOLUME /in /out
ENTRYPOINT ["/parser"]
