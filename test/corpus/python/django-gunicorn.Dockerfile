FROM python:3.12-slim-bookworm AS python

FROM python AS wheels
ARG ENVIRONMENT=production
RUN apt-get update && apt-get install --no-install-recommends -y \
  # compilers for what has no wheel
  build-essential \
  # psycopg and pillow
  libpq-dev libjpeg-dev
COPY ./requirements .
RUN pip wheel --wheel-dir /wheels -r ${ENVIRONMENT}.txt

FROM python
ARG ENVIRONMENT=production
ARG HOME_DIR=/site
ENV PYTHONUNBUFFERED=1
ENV PYTHONDONTWRITEBYTECODE=1
WORKDIR ${HOME_DIR}
RUN adduser --system --group --no-create-home site
RUN apt-get update && apt-get install --no-install-recommends -y \
  libpq5 libjpeg62-turbo \
  # makemessages
  gettext \
  && apt-get purge -y --auto-remove \
  && rm -rf /var/lib/apt/lists/*
COPY --from=wheels /wheels /wheels/
RUN pip install --no-cache-dir --no-index --find-links=/wheels/ /wheels/* && rm -rf /wheels/
COPY ./docker/entrypoint /entrypoint
# checked out on Windows, too
RUN sed -i 's/\r$//' /entrypoint && chmod +x /entrypoint
COPY --chown=site:site . ${HOME_DIR}
USER site
RUN DATABASE_URL=sqlite:// SECRET_KEY=build DJANGO_SETTINGS_MODULE=conf.build \
    python manage.py collectstatic --noinput
ENTRYPOINT ["/entrypoint"]
CMD ["gunicorn", "conf.wsgi", "--bind=0.0.0.0:8000", "--workers=3", "--access-logfile=-"]
