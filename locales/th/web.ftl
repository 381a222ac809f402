web-problem-malformed = ไม่เข้าใจคำขอ
    .detail = อ่านเนื้อหาไม่ได้: { $reason }

web-problem-unauthorized = ต้องใช้โทเค็นการเข้าถึง
    .detail = โปรดส่งโทเค็นการเข้าถึงที่ใช้ได้ในส่วนหัว “Authorization: Bearer …”

web-problem-forbidden = ไม่อนุญาต
    .detail = โทเค็นการเข้าถึงนี้ไม่มีสิทธิ์ “{ $scope }”

web-problem-cross-site = คำขอจากเว็บไซต์อื่น
    .detail = หน้าเว็บของเว็บไซต์อื่นเป็นผู้ส่งคำขอนี้ จึงไม่ได้ดำเนินการ

web-problem-not-found = ไม่มีอะไรที่นี่
    .detail = ไม่มีอะไรอยู่ที่ที่อยู่นี้

web-problem-method-not-allowed = ไม่อนุญาตให้ใช้เมธอดนี้
    .detail = ใช้ { $method } กับที่อยู่นี้ไม่ได้

web-problem-too-slow = ช้าเกินไป
    .detail = คำขอมาถึงไม่ทันเวลา

web-problem-too-large = ใหญ่เกินไป
    .detail = คำขอมีขนาดได้ไม่เกิน { $limit } KiB

web-problem-unsupported-media-type = ชนิดเนื้อหาไม่ถูกต้อง
    .detail = ต้องส่งเนื้อหาเป็น { $expected }

web-problem-foreign-host = ไม่รู้จักชื่อโฮสต์
    .detail = เซิร์ฟเวอร์นี้ไม่ตอบในชื่อ “{ $host }” ผู้ดูแลอนุญาตชื่อนี้ได้

web-problem-too-many-requests = คำขอมากเกินไป
    .detail = กรุณาลองใหม่ในอีก { $wait }

web-problem-internal = เกิดข้อผิดพลาด
    .detail = บอตเกิดข้อผิดพลาดภายใน บันทึกของบอตบอกรายละเอียดแก่ผู้ดูแล

web-problem-unavailable = ยังใช้งานไม่ได้ในขณะนี้
    .detail = บอตกำลังยุ่งหรือกำลังเริ่มใหม่ โปรดลองอีกครั้งในอีกสักครู่

web-problem-invalid = ไม่รับเนื้อหานี้
    .detail = มีบางอย่างในคำขอไม่ถูกต้อง: { $reason }

web-problem-conflict = ทำไม่ได้ในสถานะนี้
    .detail = คำขออยู่ในสถานะที่ทำเช่นนั้นไม่ได้
