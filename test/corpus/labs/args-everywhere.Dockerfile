ARG REGISTRY=docker.io
ARG PYTHON_VERSION=3.12
ARG VARIANT=slim
ARG BASE=${REGISTRY}/library/python:${PYTHON_VERSION}-${VARIANT}

FROM ${BASE} AS base-slim
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*

FROM ${BASE} AS base-alpine
RUN apk add --no-cache git

FROM base-${VARIANT} AS app
ARG PYTHON_VERSION
ARG BUILD_DATE
ARG VCS_REF
ARG VERSION=0.0.0+local
ARG HTTP_PROXY
ARG PIP_INDEX_URL=https://pypi.org/simple
LABEL org.label-schema.build-date=$BUILD_DATE \
      org.label-schema.vcs-ref=${VCS_REF:-unknown} \
      org.label-schema.version="${VERSION}" \
      python.version=$PYTHON_VERSION
ENV APP_VERSION=${VERSION%%+*} \
    PYTHONPATH=/app:${PYTHONPATH:-}
WORKDIR /app
COPY . .
RUN pip install --no-cache-dir --index-url "$PIP_INDEX_URL" .
ARG APP_USER=svc
RUN id -u "$APP_USER" 2>/dev/null || (adduser -D "$APP_USER" || useradd -m "$APP_USER")
USER $APP_USER
CMD ["python", "-m", "app"]
