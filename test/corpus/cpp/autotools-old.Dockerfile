FROM debian:jessie
RUN apt-get update
RUN apt-get install -y autoconf automake libtool make gcc wget
RUN cd /usr/src; wget http://ftp.example.org/pub/libfoo-1.2.tar.gz; tar xzf libfoo-1.2.tar.gz; cd libfoo-1.2; ./configure --prefix=/usr; make; make install
ADD . /usr/src/app
WORKDIR /usr/src/app
RUN autoreconf -i && ./configure && make && sudo make install
ENV LD_LIBRARY_PATH /usr/local/lib
RUN ldconfig
RUN useradd app
RUN mkdir -p /var/lib/app /var/log/app; chown app:app /var/lib/app /var/log/app
VOLUME /var/lib/app
EXPOSE 5555/udp
USER app
CMD app
