FROM mcr.microsoft.com/dotnet/sdk:6.0-alpine as build-env
WORKDIR /App
COPY . ./
RUN dotnet restore
RUN dotnet test --no-restore && dotnet publish Worker -c Release -o out --no-restore

FROM mcr.microsoft.com/dotnet/runtime:6.0-alpine
RUN apk add icu-libs
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false
WORKDIR /App
COPY --from=build-env /App/out .
ARG user=worker
RUN addgroup -S $user && adduser -S -G $user $user
USER $user
ENTRYPOINT ["dotnet", "Worker.dll"]
