# escape=`
FROM golang:1.23-nanoserver-ltsc2022 AS build
WORKDIR C:\src
COPY go.mod go.sum .\
RUN go mod download
COPY . .
RUN go build -o C:\out\svc.exe .\cmd\svc

FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
COPY --from=build C:\out\svc.exe C:\svc.exe
USER ContainerUser
EXPOSE 8080
ENTRYPOINT ["C:\\svc.exe"]
