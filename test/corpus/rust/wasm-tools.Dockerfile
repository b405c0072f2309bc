FROM rust:1-bookworm

RUN rustup target add wasm32-unknown-unknown wasm32-wasip1 \
 && rustup component add clippy rustfmt
RUN cargo install wasm-pack --version 0.13.1 && cargo install --locked wasm-bindgen-cli wasm-opt
RUN curl -fsSL https://deb.nodesource.com/setup_20.x | bash - && \
    apt-get install -y nodejs && \
    npm i -g pnpm
WORKDIR /work
ENV CARGO_TERM_COLOR=always
COPY rust-toolchain.toml Cargo.toml Cargo.lock ./
RUN mkdir src && touch src/lib.rs && cargo fetch --locked
RUN wget -O /tmp/binaryen.tar.gz https://github.com/WebAssembly/binaryen/releases/download/version_119/binaryen-version_119-x86_64-linux.tar.gz && tar -C /opt -xzf /tmp/binaryen.tar.gz
ENV PATH=/opt/binaryen-version_119/bin:$PATH
ENTRYPOINT ["wasm-pack"]
CMD ["build", "--target", "web"]
