FROM golang:1.23 AS compile
WORKDIR /code
COPY go.mod go.sum ./
RUN go mod download
COPY internal/ internal/
COPY *.go ./
RUN CGO_ENABLED=0 GOOS=linux go build -buildvcs=false -o /thermostat .

# `docker build --target check .` in the pipeline
FROM compile AS check
RUN go vet ./... && go test -race -count=1 ./...

FROM gcr.io/distroless/base-debian12 AS ship
COPY --from=compile /thermostat /usr/bin/thermostat
COPY --from=compile --chown=nonroot:nonroot /code/defaults.toml /etc/thermostat/config.toml
WORKDIR /var/lib/thermostat
EXPOSE 8080
USER nonroot:nonroot
ENTRYPOINT ["/usr/bin/thermostat"]
CMD ["-config", "/etc/thermostat/config.toml"]
