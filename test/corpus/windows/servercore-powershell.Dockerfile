# escape=`

ARG WIN=ltsc2022
FROM mcr.microsoft.com/windows/servercore:${WIN}

SHELL ["powershell", "-NoLogo", "-ExecutionPolicy", "Bypass", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]

ENV JAVA_HOME="C:\openjdk-17" `
    AGENT_WORK="C:\agent"

RUN [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12 ; `
    Invoke-WebRequest -Uri https://aka.ms/download-jdk/microsoft-jdk-17-windows-x64.zip -OutFile jdk.zip ; `
    Expand-Archive jdk.zip -DestinationPath C:\ ; `
    Move-Item C:\jdk-17* C:\openjdk-17 ; `
    Remove-Item jdk.zip -Force

RUN $newPath = ('{0}\bin;{1}' -f $env:JAVA_HOME, $env:PATH); `
    setx /M PATH $newPath

RUN iex ((New-Object System.Net.WebClient).DownloadString('https://community.chocolatey.org/install.ps1')); `
    choco install -y git 7zip.install --no-progress

WORKDIR ${AGENT_WORK}
COPY agent.jar start.ps1 ./
USER ContainerAdministrator
ENTRYPOINT ["powershell.exe", "-File", "C:\\agent\\start.ps1"]
