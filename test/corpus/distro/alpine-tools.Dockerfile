# what the deploy jobs run in
FROM alpine
RUN apk update && apk upgrade && apk add bash curl jq git openssh-client rsync make docker-cli && rm -rf /var/cache/apk/*
RUN curl -LO "https://dl.k8s.io/release/$(curl -L -s https://dl.k8s.io/release/stable.txt)/bin/linux/amd64/kubectl" \
  && chmod +x kubectl && mv kubectl /usr/local/bin
RUN wget -qO- https://get.helm.sh/helm-v3.16.2-linux-amd64.tar.gz | tar xz -C /usr/local/bin --strip-components=1 linux-amd64/helm
RUN echo "PS1='tools:\w\$ '" >> /root/.bashrc
ADD scripts /scripts
RUN git config --global --add safe.directory '*' && git config --global user.email "tools@localhost"
ENV KUBECONFIG=/home/tools/kubeconfig
ENV HELM_CACHE_HOME=/tmp/helm
RUN addgroup -g 1000 tools && adduser -u 1000 -G tools -D tools
RUN helm plugin install https://github.com/databus23/helm-diff --version 3.9.11
WORKDIR /work
CMD bash
