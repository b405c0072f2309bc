FROM golang:1.9
MAINTAINER Jane Roe <jane@example.net>

RUN go get -u github.com/golang/dep/cmd/dep
ADD . /go/src/example.net/tracker
WORKDIR /go/src/example.net/tracker
RUN dep ensure -vendor-only
RUN go install example.net/tracker/...

ENTRYPOINT /go/bin/tracker
EXPOSE 8080
