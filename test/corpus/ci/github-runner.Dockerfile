FROM ubuntu:22.04
ARG RUNNER="2.320.0"
ARG DEBIAN_FRONTEND=noninteractive
ARG TARGETARCH

RUN apt-get update -y && apt-get upgrade -y && useradd -m ci
RUN apt-get install -y --no-install-recommends \
    build-essential ca-certificates curl git jq libicu70 python3-venv

WORKDIR /home/ci/runner
RUN case "${TARGETARCH}" in amd64) cpu=x64 ;; arm64) cpu=arm64 ;; *) echo "no runner for ${TARGETARCH}" >&2; exit 1 ;; esac \
    && curl -sSL -o r.tgz https://github.com/actions/runner/releases/download/v${RUNNER}/actions-runner-linux-${cpu}-${RUNNER}.tar.gz \
    && tar xzf r.tgz && rm r.tgz \
    && ./bin/installdependencies.sh \
    && chown -R ci ~ci

COPY register.sh /register.sh
RUN chmod +x /register.sh
# it refuses to run as root
USER ci
ENTRYPOINT ["/register.sh"]
