# 얼마나 걸리는지 나타내는 말. 문장에서는 뒤에 ‘후’가 와요: ‘{ $wait } 후에 다시 시도해 주세요’.

wait-seconds = { $count }초
wait-minutes = { $count }분
wait-hours = { $count }시간
wait-unknown = 몇 분
