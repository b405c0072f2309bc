FROM lukemathwalker/cargo-chef:latest-rust-1.82 AS chef
RUN cargo install --locked sccache@0.8.2
ENV RUSTC_WRAPPER=sccache SCCACHE_DIR=/sccache
WORKDIR /mailer

FROM chef AS plan
COPY . .
RUN cargo chef prepare --recipe-path plan.json

FROM chef AS make
COPY --from=plan /mailer/plan.json plan.json
RUN --mount=type=cache,target=$SCCACHE_DIR cargo chef cook --release --recipe-path plan.json
COPY . .
ENV SQLX_OFFLINE=true
RUN --mount=type=cache,target=$SCCACHE_DIR cargo build --release --locked --bin mailer

FROM debian:bookworm-slim
RUN apt-get update -y \
    && apt-get install -y --no-install-recommends ca-certificates openssl \
    # smaller
    && apt-get clean -y \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /mailer
COPY --from=make /mailer/target/release/mailer ./
COPY settings settings
COPY migrations migrations
ENV MAILER_ENVIRONMENT=production RUST_LOG=info
ENTRYPOINT ["./mailer"]
