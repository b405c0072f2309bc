# escape=`
FROM mcr.microsoft.com/dotnet/framework/sdk:4.8-windowsservercore-ltsc2022 AS build
WORKDIR /app
COPY *.sln .
COPY Portal/*.csproj ./Portal/
COPY Portal/*.config ./Portal/
RUN nuget restore
COPY Portal/. ./Portal/
WORKDIR /app/Portal
RUN msbuild /p:Configuration=Release -r:False

FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022 AS runtime
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]
RUN Install-WindowsFeature Web-Windows-Auth; `
    Set-WebConfigurationProperty -Filter '/system.webServer/security/authentication/anonymousAuthentication' `
      -Name enabled -Value $false -PSPath 'IIS:\' ; `
    Remove-Website -Name 'Default Web Site'
WORKDIR C:\inetpub\portal
COPY --from=build /app/Portal/. ./
RUN New-Website -Name portal -Port 80 -PhysicalPath C:\inetpub\portal
HEALTHCHECK --interval=30s CMD powershell -command `
    try { $r = Invoke-WebRequest http://localhost/ping -UseBasicParsing; if ($r.StatusCode -eq 200) { return 0 } else { return 1 }; } catch { return 1 }
