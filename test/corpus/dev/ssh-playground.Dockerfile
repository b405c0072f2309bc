# box for the networking course, do not expose to the internet!!
FROM ubuntu:20.04
RUN apt update && apt install -y openssh-server vim net-tools iputils-ping traceroute
RUN mkdir /var/run/sshd
RUN echo 'root:course' | chpasswd
RUN sed -i 's/^#PermitRootLogin.*/PermitRootLogin yes/' /etc/ssh/sshd_config
ENV MOTD "welcome to the course"
RUN echo $MOTD > /etc/motd
RUN for i in 1 2 3 4 5 6; do useradd -m -s /bin/bash student$i; echo "student$i:student$i" | chpasswd; done
ADD exercises.tar.gz /srv/exercises
RUN chmod 777 /srv/exercises
RUN apt -y install tcpdump nmap
RUN setcap cap_net_raw+ep /usr/bin/tcpdump
EXPOSE 22
CMD ["/usr/sbin/sshd", "-D"]
