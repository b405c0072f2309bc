# syntax=docker/dockerfile:1
FROM python:3.12-slim

RUN <<EOF
set -eux
apt-get update
apt-get install -y --no-install-recommends libmagic1 poppler-utils tesseract-ocr tesseract-ocr-deu
rm -rf /var/lib/apt/lists/*
groupadd --gid 1000 celery
useradd --uid 1000 --gid celery --home-dir /srv --no-create-home celery
install -d -o celery -g celery /srv /var/run/celery
EOF

WORKDIR /srv
COPY requirements.lock .
RUN --mount=type=cache,target=/root/.cache/pip pip install --require-hashes -r requirements.lock

COPY --chmod=755 <<'EOF' /usr/local/bin/worker
#!/bin/sh
set -e
queue="${1:-default}"
exec celery -A docs worker --loglevel="${LOGLEVEL:-INFO}" --queues "$queue" --hostname "$queue@%h"
EOF

RUN <<PYTHON python3
import compileall
compileall.compile_dir('/usr/local/lib/python3.12/site-packages', quiet=2)
PYTHON

COPY --chown=celery src/ .
USER celery
STOPSIGNAL SIGTERM
ENTRYPOINT ["worker"]
CMD ["default"]
