FROM node:latest
MAINTAINER me@example.com
RUN mkdir /app
ADD . /app
RUN cd /app
WORKDIR /app
RUN npm install
RUN npm install -g nodemon
ENV NODE_ENV development
ENV DB_PASSWORD=supersecret123
EXPOSE 3000
# start the app
# it did not work without this
RUN chmod 777 -R /app
RUN npm run build || true
VOLUME /app/node_modules
ENV PORT 3000
CMD npm start
