# escape=`
FROM golang:1.23-nanoserver-ltsc2022 AS build
WORKDIR C:\src
COPY go.mod go.sum .\
RUN go mod download
COPY . .
RUN go build -o C:\out\svc.exe .\cmd\svc

FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
COPY --from=build C:\out\svc.exe C:\svc.exe
COPY --from=build C:\Windows\System32\netapi32.dll C:\Windows\System32\
COPY migrations\ C:\migrations\
ENV SVC_MIGRATIONS=C:\migrations `
    SVC_LISTEN=:8080
VOLUME C:\data
USER ContainerUser
EXPOSE 8080
ENTRYPOINT ["C:\\svc.exe"]
