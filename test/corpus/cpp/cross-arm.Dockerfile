FROM dockcross/linux-armv7-lts:20240529-0dade71
ENV DEFAULT_DOCKCROSS_IMAGE acme/armv7
ARG OPENSSL=3.0.15
RUN mkdir -p /deps && cd /deps \
 && wget -q https://www.openssl.org/source/openssl-${OPENSSL}.tar.gz -O - | tar xz \
 && cd openssl-${OPENSSL} \
 && ./Configure linux-armv4 no-shared --cross-compile-prefix=${CROSS_TRIPLE}- --prefix=${CROSS_ROOT}/usr \
 && make -j$(getconf _NPROCESSORS_ONLN) && make install_sw \
 && rm -rf /deps
