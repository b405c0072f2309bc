FROM centos:7
MAINTAINER webmaster
RUN yum -y update
RUN yum -y install epel-release http://rpms.remirepo.net/enterprise/remi-release-7.rpm
RUN yum-config-manager --enable remi-php56 && yum -y install httpd php php-mysql php-gd && yum clean all
ADD site.conf /etc/httpd/conf.d/
ADD html.tar.gz /var/www/html
RUN chown apache.apache -R /var/www/html
RUN sed -i 's/AllowOverride None/AllowOverride All/' /etc/httpd/conf/httpd.conf
RUN echo "date.timezone = Europe/Vienna" >> /etc/php.ini
RUN yum -y install mod_ssl && yum clean all
COPY ssl/server.crt /etc/pki/tls/certs/localhost.crt
COPY ssl/server.key /etc/pki/tls/private/localhost.key
ENV MYSQL_PASSWORD geheim
VOLUME /var/www/html/uploads
EXPOSE 80
CMD /usr/sbin/httpd -D FOREGROUND
