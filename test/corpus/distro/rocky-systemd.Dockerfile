# target for the playbook tests: boots systemd and listens for ssh
FROM rockylinux:9
ENV container=docker
RUN (cd /lib/systemd/system/sysinit.target.wants && for unit in *; do [ $unit == systemd-tmpfiles-setup.service ] || rm -f $unit; done); \
    cd /etc/systemd/system && rm -rf *.wants; \
    systemctl mask getty.target console-getty.service
RUN dnf -y install openssh-server sudo python3 iproute && dnf clean all && systemctl enable sshd
RUN ssh-keygen -A && useradd -G wheel ansible && echo 'ansible:ansible' | chpasswd
RUN echo '%wheel ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/wheel
VOLUME [ "/sys/fs/cgroup" ]
STOPSIGNAL SIGRTMIN+3
ENV LC_ALL=C.UTF-8
COPY authorized_keys /home/ansible/.ssh/authorized_keys
RUN chown -R ansible:ansible /home/ansible/.ssh && chmod 700 /home/ansible/.ssh && chmod 600 /home/ansible/.ssh/*
EXPOSE 22
CMD ["/usr/sbin/init"]
