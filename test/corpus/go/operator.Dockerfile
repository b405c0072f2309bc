# the controller; `make docker-build IMG=...` sets the arguments
FROM golang:1.22 AS bin
ARG TARGETOS
ARG TARGETARCH
WORKDIR /ctrl

COPY go.mod go.mod
COPY go.sum go.sum
RUN go mod download -x

COPY main.go main.go
COPY apis/ apis/
COPY controllers/ controllers/
COPY pkg/ pkg/
RUN CGO_ENABLED=0 GOOS=${TARGETOS:-linux} GOARCH=${TARGETARCH} \
    go build -a -ldflags '-X example.org/backup-operator/pkg/version.Tag=local' -o backup-operator main.go

FROM gcr.io/distroless/static:nonroot
WORKDIR /
COPY --from=bin /ctrl/backup-operator .
COPY config/crd/bases/ /crds/
USER 65532:65532
ENTRYPOINT ["/backup-operator"]
