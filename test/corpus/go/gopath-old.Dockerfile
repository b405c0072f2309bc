FROM golang:1.9
MAINTAINER Jane Roe <jane@example.net>

RUN go get -u github.com/golang/dep/cmd/dep
ADD . /go/src/example.net/tracker
WORKDIR /go/src/example.net/tracker
RUN dep ensure -vendor-only
RUN go install example.net/tracker/...

RUN mkdir -p /etc/tracker && cp /go/src/example.net/tracker/config.sample.yml /etc/tracker/config.yml
ENV TRACKER_CONFIG /etc/tracker/config.yml
RUN useradd tracker
RUN chown tracker /etc/tracker/config.yml
VOLUME ["/var/lib/tracker"]
ENTRYPOINT /go/bin/tracker
EXPOSE 8080
