FROM debian:jessie
RUN apt-get update
RUN apt-get install -y autoconf automake libtool make gcc wget
RUN cd /usr/src; wget http://ftp.example.org/pub/libfoo-1.2.tar.gz; tar xzf libfoo-1.2.tar.gz; cd libfoo-1.2; ./configure --prefix=/usr; make; make install
ADD . /usr/src/app
WORKDIR /usr/src/app
RUN autoreconf -i && ./configure && make && sudo make install
CMD app
