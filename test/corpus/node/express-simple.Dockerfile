# todo list backend
FROM node:18

WORKDIR /usr/src/todo

# first the packages, then the code
COPY package*.json ./
RUN npm install

COPY . .

ENV NODE_ENV=production
LABEL maintainer="lists@example.org"
HEALTHCHECK CMD curl --fail http://localhost:8080/ || exit 1
EXPOSE 8080
CMD [ "node", "index.js" ]
