FROM centos:7
MAINTAINER webmaster
RUN yum -y update
RUN yum -y install epel-release http://rpms.remirepo.net/enterprise/remi-release-7.rpm
RUN yum-config-manager --enable remi-php56 && yum -y install httpd php php-mysql php-gd && yum clean all
ADD site.conf /etc/httpd/conf.d/
ADD html.tar.gz /var/www/html
RUN chown apache.apache -R /var/www/html
EXPOSE 80
CMD /usr/sbin/httpd -D FOREGROUND
