FROM rust:1.82-alpine AS build
RUN apk add --no-cache musl-dev protobuf-dev
WORKDIR /src

# dummy main so that dependencies are compiled once
COPY Cargo.toml Cargo.lock ./
RUN mkdir src && echo 'fn main() { println!("stub"); }' > src/main.rs \
 && cargo build --release --target x86_64-unknown-linux-musl \
 && rm -r src target/x86_64-unknown-linux-musl/release/deps/edge*

COPY proto proto
COPY src src
RUN cargo build --release --target x86_64-unknown-linux-musl

FROM scratch
COPY --from=build /src/target/x86_64-unknown-linux-musl/release/edge /
USER 1000:1000
CMD ["/edge"]
