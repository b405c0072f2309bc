FROM ubuntu
RUN sudo apt-get update
RUN apt-get install python3 python3-pip nginx
copy . /app
WORKDIR app
RUN cd /app && pip3 install -r requirements.txt
ENV API_KEY = AKIAZ3MSJV4WXYQLPN7D
RUN chmod -R 777 /app
RUN apt-get install curl -y && apt-get clean
RUN curl http://example.com/install.sh | sh
ADD https://example.com/data.zip /data
RUN ssh localhost
USER root
EXPOSE 80:80
CMD python3 app.py
CMD ["nginx", "-g", "daemon off;"]
