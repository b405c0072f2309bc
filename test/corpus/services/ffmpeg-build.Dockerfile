FROM ubuntu:noble AS build
ARG FFMPEG_VERSION=7.1
ARG MAKEFLAGS="-j4"
RUN \
  export DEBIAN_FRONTEND=noninteractive && \
  apt-get update && \
  apt-get install -y --no-install-recommends \
    autoconf automake cmake curl ca-certificates g++ gcc libtool make nasm pkg-config yasm \
    libx264-dev libx265-dev libvpx-dev libopus-dev libssl-dev && \
  echo "**** building ffmpeg ****" && \
  mkdir -p /tmp/ffmpeg && \
  curl -Lf https://ffmpeg.org/releases/ffmpeg-${FFMPEG_VERSION}.tar.bz2 | tar -jx --strip-components=1 -C /tmp/ffmpeg && \
  cd /tmp/ffmpeg && \
  ./configure --disable-debug --disable-doc --disable-ffplay --enable-gpl --enable-libopus --enable-libvpx --enable-libx264 --enable-libx265 --enable-openssl --enable-version3 && \
  make && make install && \
  ldd /usr/local/bin/ffmpeg | awk '/=> \// {print $3}' | xargs -I% cp -v % /usr/local/lib/ ; \
  ldconfig

FROM ubuntu:noble
COPY --from=build /usr/local/bin/ffmpeg /usr/local/bin/ffprobe /usr/local/bin/
COPY --from=build /usr/local/lib/ /usr/local/lib/
RUN ldconfig && ffmpeg -version | head -n1
ENTRYPOINT ["ffmpeg"]
