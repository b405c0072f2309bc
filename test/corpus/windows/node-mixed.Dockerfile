FROM mcr.microsoft.com/windows/servercore:ltsc2022
ENV NODE_VERSION 20.18.0
RUN powershell -Command Invoke-WebRequest https://nodejs.org/dist/v%NODE_VERSION%/node-v%NODE_VERSION%-win-x64.zip -OutFile node.zip
RUN powershell -Command "Expand-Archive node.zip -DestinationPath C:\\; Rename-Item C:\\node-v%NODE_VERSION%-win-x64 nodejs"
RUN del node.zip
RUN setx /M PATH "%PATH%;C:\nodejs"
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .
RUN if not exist logs mkdir logs
RUN npm run build --if-present && npm cache clean --force
ENV NODE_ENV=production PORT=3000
USER ContainerUser
EXPOSE 3000
CMD ["node", "index.js"]
