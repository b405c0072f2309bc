# WIP!!!
FORM node:16
WORKDIR /app
COPY package.json
RUN npm install
COPPY . .
EXPOSE 99999
ENTRYPONT ["npm", "start"]
Run apt-get install -y --no-install-recommend git
ENV PATH=/app/node_modules/.bin:PATH
HEALTHCHECK --intervall=5s CMD curl localhost
EXPOSE 80/http
USER
LABEL
CMD ['node', 'index.js']
