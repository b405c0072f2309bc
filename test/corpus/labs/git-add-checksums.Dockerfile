# syntax=docker/dockerfile:1
FROM alpine:3.20 AS src
ADD --keep-git-dir=true https://github.com/example/zipper.git#v2.1.0 /src/zipper
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://mirrors.edge.kernel.org/pub/linux/kernel/Historic/linux-0.01.tar.gz /src/linux.tgz
ADD git@git.example.com:team/private.git /src/private

FROM alpine:3.20 AS build
RUN apk add --no-cache build-base openssh-client
RUN mkdir -p -m 0700 ~/.ssh && ssh-keyscan git.example.com >> ~/.ssh/known_hosts
RUN --mount=type=ssh git clone git@git.example.com:team/lib.git /lib-src
RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true \
    --mount=type=bind,from=src,source=/src/zipper,target=/z,rw \
    --security=sandbox \
    make -C /z install PREFIX=/out

FROM scratch AS export
COPY --from=build /out/ /

FROM alpine:3.20
COPY --link --from=build /out /usr/local
RUN ["zipper", "--version"]
CMD ["zipper"]
