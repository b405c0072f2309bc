FROM ubuntu:24.04
ENV DEBIAN_FRONTEND=noninteractive
ENV PYENV_ROOT=/opt/pyenv
ENV PATH=$PYENV_ROOT/shims:$PYENV_ROOT/bin:$PATH
RUN apt-get -qq update && \
    apt-get -qq install -y --no-install-recommends build-essential ca-certificates curl git libbz2-dev libffi-dev \
      liblzma-dev libreadline-dev libsqlite3-dev libssl-dev zlib1g-dev && \
    apt-get clean && rm -rf /var/lib/apt/lists/*
RUN curl -fsSL https://pyenv.run | bash
RUN for v in 3.9 3.10 3.11 3.12 3.13; do pyenv install $v; done && \
    pyenv global $(pyenv versions --bare) && \
    find $PYENV_ROOT/versions -type d '(' -name '__pycache__' -o -name 'test' ')' -exec rm -rf '{}' +
RUN pip install -U pip tox pre-commit
WORKDIR /src
CMD ["tox", "-p", "auto"]
