# box for the networking course, do not expose to the internet!!
FROM ubuntu:20.04
RUN apt update && apt install -y openssh-server vim net-tools iputils-ping traceroute
RUN mkdir /var/run/sshd
RUN echo 'root:course' | chpasswd
RUN sed -i 's/^#PermitRootLogin.*/PermitRootLogin yes/' /etc/ssh/sshd_config
ENV MOTD "welcome to the course"
RUN echo $MOTD > /etc/motd
EXPOSE 22
CMD ["/usr/sbin/sshd", "-D"]
