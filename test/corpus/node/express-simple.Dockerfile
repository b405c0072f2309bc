# todo list backend
FROM node:18

WORKDIR /usr/src/todo

# first the packages, then the code
COPY package*.json ./
RUN npm install

COPY . .

ENV NODE_ENV=production
EXPOSE 8080
CMD [ "node", "index.js" ]
