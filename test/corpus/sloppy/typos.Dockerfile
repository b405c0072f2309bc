FORM node:16
WORKDIR /app
COPY package.json
RUN npm install
COPPY . .
EXPOSE 99999
ENTRYPONT ["npm", "start"]
CMD ['node', 'index.js']
