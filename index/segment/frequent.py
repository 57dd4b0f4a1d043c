"""The syllables that stand in most texts: two of them in a row are indexed together.

The places of either alone are so many (up to a million in 150,000 articles) that going through them takes up to a millisecond,
and five of six neighbours are such. Of others one is rare: it has at most some 23,000 places there, and beside each of these
the other is looked for (`search.places`). A word more or less here changes how fast an answer comes, never which.
"""

from typing import Final

FREQUENT: Final = frozenset(
    """
    000 1 10 11 12 15 2 20 3 30 4 5 6 7 8 9 a ai am an anh ap ba bac bai ban bang bao bat bau
    bay be ben benh bi bien biet bieu binh bo boi buc buoc buoi ca cac cach cai cam can cang
    canh cao cap cat cau cay cham chan chap chat chau chay che chet chi chia chiec chien chieu
    chinh cho choi chon chong chu chua chuan chuc chung chuong chuyen co con cong cu cua cuc
    cung cuoc cuoi cuong cuu da dac dai dam dan dang danh dao dap dat dau day de dem den dep deu
    di dia dich diem dien dieu dinh do doan doanh doc doi don dong dot du dua duc dung duoc duoi
    duong duy em gai gan gap gay ghi gi gia giai giam gian giang giao giay gio gioi giu giua
    giup goi gom gui h ha hai ham han hang hanh hat hau hay hcm he het hiem hien hiep hieu hinh
    ho hoa hoac hoach hoan hoang hoat hoc hoi hom hon hong hop hung huong huu huy huyen it ke
    keo ket kha khac khach khai khan khang khau khi khien kho khoa khoan khoang khoi khong khu
    khung kich kiem kien kim kinh km ky la lai lam lan lang lanh lao lap lau lay le len lenh
    lich lien lieu linh lo loai loi lon long lop lua luan luat luc luon luong luu ly ma mac mai
    mang manh mat mau may me mien minh mo moi mon mong mot mua muc muon my nam nan nang nao nay
    nen neu nga ngan nganh ngay nghe nghi nghia nghiem nghien nghiep ngo ngoai ngoc ngoi ngon
    ngu nguoi nguon nguy nguyen nha nhac nham nhan nhanh nhap nhat nhau nhi nhiem nhien nhieu
    nho nhom nhu nhung niem nien ninh no noi nong nu nua nuoc o on ong oto pha phai pham phan
    phap phat phe phep phi phia phien phieu pho phoi phong phu phuc phuong qua quan quang quoc
    quy quyen quyet ra rang rat rieng ro roi rong sach sai san sang sao sat sau se sinh so soat
    son song su sua suc sung sy t ta tac tai tam tan tang tao tap tat tau tay te ten thai tham
    than thang thanh thao thap that thay the them theo thi thich thien thiet thieu tho thoa
    thoai thoi thong thu thua thuan thuat thuc thue thuoc thuong thuy tich tien tieng tiep tiet
    tieu tim tin tinh to toa toan toc toi ton tong tot tp tra trach trai tram tran trang tranh
    trao tre tren tri trien trieu trinh tro trong tru truc trump trung truoc truong truyen tu
    tuan tuc tung tuoi tuong tuy tuyen ty ubnd ung uong usd uy va vai van vang vao vat vay ve vi
    viec vien viet vinh vo voi von vong vu vua vuc vung xa xac xay xe xem xet xin xu xuan xuat
    xung xuong y yen yeu
    """.split()  # noqa: SIM905 (five hundred literals would read worse)
)
"""The 512 most frequent bare syllables of 20,000 Vietnamese news articles: 91 % of what they say."""
