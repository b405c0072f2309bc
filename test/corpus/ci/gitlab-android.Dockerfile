FROM eclipse-temurin:17-jdk-jammy
ENV ANDROID_SDK_ROOT="/opt/android" VERSION_TOOLS="11076708"
ENV PATH="$PATH:${ANDROID_SDK_ROOT}/cmdline-tools/latest/bin:${ANDROID_SDK_ROOT}/platform-tools"
RUN apt-get -qq update \
 && apt-get install -qqy --no-install-recommends bzip2 curl git-core html2text libc6-i386 lib32stdc++6 lib32gcc-s1 lib32z1 unzip locales \
 && rm -rf /var/lib/apt/lists/* /tmp/* /var/tmp/*
RUN locale-gen en_US.UTF-8
ENV LANG='en_US.UTF-8' LANGUAGE='en_US:en' LC_ALL='en_US.UTF-8'
RUN curl -s https://dl.google.com/android/repository/commandlinetools-linux-${VERSION_TOOLS}_latest.zip > /cmdline-tools.zip \
 && mkdir -p ${ANDROID_SDK_ROOT}/cmdline-tools \
 && unzip /cmdline-tools.zip -d ${ANDROID_SDK_ROOT}/cmdline-tools \
 && mv ${ANDROID_SDK_ROOT}/cmdline-tools/cmdline-tools ${ANDROID_SDK_ROOT}/cmdline-tools/latest \
 && rm -v /cmdline-tools.zip
RUN yes | sdkmanager --licenses >/dev/null && mkdir -p /root/.android && touch /root/.android/repositories.cfg
ADD packages.txt /sdk
RUN xargs -a /sdk sdkmanager ${SDK_OPTS:-}
