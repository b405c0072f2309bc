FROM golang:1.22-alpine3.20 AS builder

RUN apk add --no-cache gcc musl-dev sqlite-dev

WORKDIR /go/src/github.com/acme/ledger
COPY go.* ./
RUN go mod download && go mod verify
COPY . .
RUN CGO_ENABLED=1 go build -tags "sqlite_omit_load_extension netgo osusergo" \
      -ldflags='-linkmode external -extldflags "-static"' \
      -o /usr/local/bin/ledger .

FROM alpine:3.20
RUN apk --no-cache add ca-certificates sqlite-libs \
 && addgroup -S ledger && adduser -S -G ledger -h /data ledger
COPY --from=builder /usr/local/bin/ledger /usr/local/bin/
VOLUME ["/data"]
USER ledger
ENV LEDGER_DB=/data/ledger.db
EXPOSE 8080
HEALTHCHECK CMD ["ledger", "ping"]
ENTRYPOINT ["ledger"]
