FROM golang:1.23-bookworm
RUN go install github.com/air-verse/air@v1.61.1 \
    && go install github.com/go-delve/delve/cmd/dlv@latest \
    && go install golang.org/x/tools/gopls@latest
RUN curl -sSfL https://raw.githubusercontent.com/golangci/golangci-lint/master/install.sh | sh -s -- -b $(go env GOPATH)/bin v1.61.0
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
EXPOSE 8080 2345
CMD ["air", "-c", ".air.toml"]
