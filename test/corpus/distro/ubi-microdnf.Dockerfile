FROM registry.access.redhat.com/ubi8/ubi-minimal:8.10

LABEL name="acme/ingest" vendor="Acme" version="2.3" release="1" summary="Ingest" description="Takes records in"

USER root
RUN microdnf --setopt=install_weak_deps=0 --setopt=tsflags=nodocs install -y shadow-utils python39 tar gzip && \
    microdnf update -y && \
    microdnf clean all && rm -rf /var/cache/yum
RUN useradd -u 1001 -r -g 0 -d /opt/app -s /sbin/nologin ingest && mkdir -p /opt/app && chown -R 1001:0 /opt/app && chmod -R g=u /opt/app
COPY --chown=1001:0 requirements.txt /opt/app/
RUN python3.9 -m pip install --no-cache-dir -r /opt/app/requirements.txt
COPY --chown=1001:0 src /opt/app/src
COPY licenses /licenses
WORKDIR /opt/app
USER 1001
CMD ["python3.9", "-m", "src.ingest"]
