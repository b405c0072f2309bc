# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2019
LABEL purpose="MSVC for the nightly jobs"
SHELL ["cmd", "/S", "/C"]

ADD https://aka.ms/vs/17/release/vs_buildtools.exe C:\TEMP\bt.exe
RUN C:\TEMP\bt.exe --quiet --wait --norestart --nocache `
      # only what the solution needs
      --add Microsoft.VisualStudio.Workload.VCTools `
      --add Microsoft.VisualStudio.Component.VC.ATL `
      --includeRecommended `
    || if "%ERRORLEVEL%"=="3010" exit /b 0

RUN curl -fSLo C:\TEMP\git.exe https://github.com/git-for-windows/git/releases/download/v2.47.0.windows.2/MinGit-2.47.0.2-64-bit.zip `
 && mkdir C:\git `
 && tar -xf C:\TEMP\git.exe -C C:\git `
 && del /q C:\TEMP\git.exe `
 && setx /M PATH "%PATH%;C:\git\cmd"

RUN for /d %d in (C:\Windows\Temp\*) do @rd /s /q "%d"
WORKDIR C:\job
ENTRYPOINT ["cmd", "/S", "/C", "\"C:\\Program Files (x86)\\Microsoft Visual Studio\\2022\\BuildTools\\Common7\\Tools\\VsDevCmd.bat\" && powershell"]
