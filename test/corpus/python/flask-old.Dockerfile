FROM python:3.6
LABEL maintainer "ops <ops@example.org>"

RUN pip install pipenv
COPY Pipfile* /tmp/
RUN cd /tmp && pipenv lock -r > locked.txt
RUN pip install -r /tmp/locked.txt

COPY . /src
RUN pip install /src

ENV FLASK_APP wiki
ENV FLASK_ENV production
EXPOSE 5000
CMD flask run --host=0.0.0.0
