FROM mcr.microsoft.com/dotnet/aspnet:8.0 AS base
USER app
WORKDIR /app
EXPOSE 8080 8081

FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
ARG CONFIG=Release
WORKDIR /src
COPY ["src/Parcels.Api/Parcels.Api.csproj", "src/Parcels.Api/"]
COPY ["src/Parcels.Domain/Parcels.Domain.csproj", "src/Parcels.Domain/"]
COPY ["Directory.Build.props", "nuget.config", "./"]
RUN dotnet restore "./src/Parcels.Api/Parcels.Api.csproj"
COPY . .
WORKDIR "/src/src/Parcels.Api"
RUN dotnet build -c $CONFIG --no-restore

FROM build AS publish
ARG CONFIG=Release
RUN dotnet publish -c $CONFIG -o /out --no-build /p:UseAppHost=false

FROM base
COPY --from=publish /out .
ENV ASPNETCORE_ENVIRONMENT=Production DOTNET_EnableDiagnostics=0
ENTRYPOINT ["dotnet", "Parcels.Api.dll"]
