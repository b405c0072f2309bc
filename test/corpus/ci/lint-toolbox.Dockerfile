FROM koalaman/shellcheck:v0.10.0 AS shellcheck
FROM hadolint/hadolint:v2.12.0 AS hadolint
FROM mvdan/shfmt:v3.10.0 AS shfmt

FROM python:3.13-alpine
COPY --from=shellcheck /bin/shellcheck /usr/local/bin/
COPY --from=hadolint /bin/hadolint /usr/local/bin/
COPY --from=shfmt /bin/shfmt /usr/local/bin/
COPY --from=aquasec/trivy:0.57.0 /usr/local/bin/trivy /usr/local/bin/
RUN pip install --no-cache-dir yamllint==1.35.1 ansible-lint==24.9.2 'ruff>=0.7,<0.8'
WORKDIR /repo
RUN --mount=type=cache,target=/root/.cache/pip pip install pre-commit==4.0.1 \
 && pre-commit --version
COPY .pre-commit-config.yaml .yamllint /etc/lint/
ENV YAMLLINT_CONFIG_FILE=/etc/lint/.yamllint PRE_COMMIT_COLOR=always
ENTRYPOINT []
CMD ["/bin/sh"]
