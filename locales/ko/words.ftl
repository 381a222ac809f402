# 시간과 언어: 홀로 쓰이는 말.

duration-seconds = { $count }초
duration-minutes = { $count }분
duration-hours = { $count }시간
duration-days = { $count }일

language-name = 한국어
