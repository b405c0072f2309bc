FROM rust:1-bookworm

RUN rustup target add wasm32-unknown-unknown wasm32-wasip1 \
 && rustup component add clippy rustfmt
RUN cargo install wasm-pack --version 0.13.1 && cargo install --locked wasm-bindgen-cli wasm-opt
RUN curl -fsSL https://deb.nodesource.com/setup_20.x | bash - && \
    apt-get install -y nodejs && \
    npm i -g pnpm
WORKDIR /work
ENTRYPOINT ["wasm-pack"]
CMD ["build", "--target", "web"]
