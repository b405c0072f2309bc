FROM dockcross/linux-armv7-lts:20240529-0dade71
ENV DEFAULT_DOCKCROSS_IMAGE acme/armv7
ARG OPENSSL=3.0.15
RUN mkdir -p /deps && cd /deps \
 && wget -q https://www.openssl.org/source/openssl-${OPENSSL}.tar.gz -O - | tar xz \
 && cd openssl-${OPENSSL} \
 && ./Configure linux-armv4 no-shared --cross-compile-prefix=${CROSS_TRIPLE}- --prefix=${CROSS_ROOT}/usr \
 && make -j$(getconf _NPROCESSORS_ONLN) && make install_sw \
 && rm -rf /deps
ARG ZLIB=1.3.1
RUN set -eux; \
    cd /tmp; \
    curl -fsSL "https://zlib.net/fossils/zlib-${ZLIB}.tar.gz" | tar xz; \
    cd "zlib-${ZLIB}"; \
    CHOST=${CROSS_TRIPLE} ./configure --static --prefix=${CROSS_ROOT}/usr; \
    make install; \
    rm -rf "/tmp/zlib-${ZLIB}"
ENV PKG_CONFIG_PATH=${CROSS_ROOT}/usr/lib/pkgconfig
