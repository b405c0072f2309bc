FROM golang:1.23-bookworm
RUN go install github.com/air-verse/air@v1.61.1 \
    && go install github.com/go-delve/delve/cmd/dlv@latest \
    && go install golang.org/x/tools/gopls@latest
RUN curl -sSfL https://raw.githubusercontent.com/golangci/golangci-lint/master/install.sh | sh -s -- -b $(go env GOPATH)/bin v1.61.0
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
COPY --from=mikefarah/yq:4.44.3 /usr/bin/yq /usr/local/bin/yq
RUN git config --global --add safe.directory /app
ENV GOFLAGS=-buildvcs=false CGO_ENABLED=0
COPY .air.toml Makefile ./
RUN make generate
EXPOSE 8080 2345
CMD ["air", "-c", ".air.toml"]
