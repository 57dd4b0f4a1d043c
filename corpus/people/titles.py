"""The words that say what someone is: ranks, offices, professions, and forms of address. General knowledge only."""

from typing import Final

from corpus.people.names import table

RANKS: Final = (
    "quan chức,quan chức địa phương,tài xế taxi,đội phó,tổng bí thư,phó bí thư thường trực,phó bí thư,bí thư,phó chủ tịch thường trực,phó chủ tịch,chủ tịch",
    "phó chủ nhiệm,chủ nhiệm,ủy viên,uỷ viên,phó trưởng,trưởng,phó tổng,tổng giám đốc,phó giám đốc,giám đốc",
    "phó viện trưởng,viện trưởng,phó vụ trưởng,vụ trưởng,phó cục trưởng,cục trưởng,phó chi cục,chi cục trưởng",
    "tổng cục trưởng,phó tổng cục trưởng,phó chánh,chánh,phó thủ tướng,thủ tướng,phó tổng thống,tổng thống",
    "thứ trưởng,bộ trưởng,quyền bộ trưởng,ngoại trưởng,đại sứ,tổng lãnh sự,đại biểu,thẩm phán,chủ tọa,phó viện",
    "kiểm sát viên,công tố viên,tổng biên tập,phó tổng biên tập,hiệu trưởng,phó hiệu trưởng,thường trực",
    "phó thường trực,tổng thư ký,phó tổng thư ký,thư ký,tham mưu trưởng,tư lệnh,phó tư lệnh,chính ủy",
    "phó chính ủy,chỉ huy trưởng,phó chỉ huy trưởng,chỉ huy,đội trưởng,phó đội trưởng,đội phó,đồn trưởng",
    "hạm trưởng,thuyền trưởng,cơ trưởng,đại tướng,thượng tướng,trung tướng,thiếu tướng,đại tá,thượng tá",
    "trung tá,thiếu tá,đại úy,đại uý,thượng úy,thượng uý,trung úy,trung uý,thiếu úy,thiếu uý,thượng sĩ",
    "trung sĩ,hạ sĩ,chuẩn đô đốc,phó đô đốc,đô đốc,thống chế,nguyên soái,thống đốc,phó thống đốc,thị trưởng",
    "tỉnh trưởng,đặc khu trưởng,trưởng đặc khu,thượng nghị sĩ,hạ nghị sĩ,nghị sĩ,chủ tịch hạ viện,quốc vương",
    "nữ hoàng,nhà vua,vua,hoàng hậu,hoàng tử,công chúa,thái tử,công nương,thái hậu,giáo hoàng,hồng y,giám mục",
    "tổng giám mục,linh mục,thượng tọa,hòa thượng,hoà thượng,đại đức,ni sư,sư thầy,người phát ngôn",
    "phát ngôn viên,đặc phái viên,cố vấn,trợ lý,phó phòng,trưởng phòng,trợ lý ngoại trưởng",
    "phó trợ lý ngoại trưởng,đệ nhất phu nhân,phu nhân,nhà lãnh đạo,lãnh đạo,nhà sáng lập,người sáng lập",
    "đồng sáng lập,sáng lập viên,ceo,giám sát,điều phối viên,đại diện,quản lý,phụ trách,tổ trưởng,tổ phó",
    "hội trưởng,phó ban,trưởng ban,phó đoàn,trưởng đoàn,thủ lĩnh,lãnh tụ,chính trị gia,nhà ngoại giao,luật sư",
    "thạc sĩ,tiến sĩ,phó giáo sư,giáo sư,bác sĩ,dược sĩ,kỹ sư,kiến trúc sư,chuyên viên,chuyên gia,nhà khoa học",
    "nhà nghiên cứu,nhà sử học,nhà phân tích,nhà kinh tế,nhà kinh tế học,nhà văn,nhà thơ,nhà báo,phóng viên",
    "bình luận viên,biên tập viên,biên kịch,đạo diễn,diễn viên,nam diễn viên,nữ diễn viên,ca sĩ,nam ca sĩ",
    "nữ ca sĩ,nhạc sĩ,nghệ sĩ,nam nghệ sĩ,nữ nghệ sĩ,danh hài,nghệ nhân,họa sĩ,hoạ sĩ,nhiếp ảnh gia",
    "nhà thiết kế,người mẫu,siêu mẫu,hoa hậu,á hậu,á khôi,hoa khôi,quán quân,á quân,vũ công,biên đạo,rapper,dj",
    "mc,nsnd,nsưt,ns,btv,ntk,đạo sĩ,huấn luyện viên trưởng,huấn luyện viên,hlv trưởng,hlv,trợ lý hlv,tiền đạo",
    "tiền vệ,hậu vệ,trung vệ,thủ môn,thủ thành,chân sút,ngôi sao,danh thủ,cầu thủ,cựu danh thủ,trọng tài",
    "tay vợt,kỳ thủ,võ sĩ,võ sư,vận động viên,vđv,kình ngư,xạ thủ,lực sĩ,phi công,tỷ phú,tỉ phú,doanh nhân",
    "nhà đầu tư,chủ đầu tư,chủ sở hữu,nhà hoạt động,nhà vận động,giảng viên,giáo viên,cô giáo,thầy giáo",
    "nhà giáo,điều dưỡng,thanh tra,điều tra viên,kiểm lâm,cảnh sát,cảnh sát trưởng,anh hùng,chiến sĩ,liệt sĩ",
    "tổng chỉ huy,nguyên phó,nguyên,cựu,quyền,tân,phó,tổng tư lệnh,giám định viên,thủ khoa,á khoa,tiếp viên",
    "hướng dẫn viên,tổng lãnh đạo,đại tướng quân,giáo sĩ,đại giáo chủ,giáo chủ,mục sư,học giả,nghiên cứu sinh,nhà vật lý,nhà hóa học",
    "nhà sinh vật học,nhà sinh học,nhà thiên văn,nhà thiên văn học,nhà toán học,nhà triết học,nhà khảo cổ,nhà khảo cổ học,nhà tâm lý",
    "nhà tâm lý học,nhà xã hội học,nhà động vật học,nhà nhân chủng học,nhà khí tượng học,nhà điêu khắc,nhà làm phim,nhà sản xuất",
    "nhà bình luận,nhà quan sát,nhà phê bình,nhà soạn nhạc,nhà tâm linh,nhà thám hiểm,nhà leo núi,nhà phát minh,nhà môi giới,nhà tài phiệt",
    "nhà đàm phán,nhà chính trị,người dẫn chương trình,đầu bếp,bếp trưởng,cơ phó,tiếp viên trưởng,phi hành gia,chính khách",
    "nhân viên,tay đua,tay golf,golf thủ,đô vật,kỵ sĩ,vận động viên bơi lội,võ sĩ quyền anh,vũ sư,họa sĩ truyện tranh,nữ văn sĩ,văn sĩ,thi sĩ",
    "triết gia,sử gia,kinh tế gia,ký giả,chuyên viên tư vấn,nhà tư vấn,nhà hảo tâm,nhà từ thiện,tư vấn viên,thanh tra viên,y tá,hộ lý,nữ hộ sinh",
    "trưởng thôn,trưởng bản,trưởng ấp,trưởng làng,già làng,tộc trưởng,trưởng khoa,phó khoa,trưởng bộ môn,trưởng nhóm,phó nhóm,đội viên",
)
"""Heads of a role, as they are printed, comma-separated: a role starts with one of them."""

ROLE_HEADS: Final = table(*RANKS)

ORGANISATION_ROLES: Final = table(
    "tỉnh trưởng,thị trưởng,thống đốc,giám đốc,tổng giám đốc,phó giám đốc,phó tổng giám đốc,chủ tịch,phó chủ tịch,ceo,hlv,huấn luyện viên,tiền đạo,tiền vệ,hậu vệ,trung vệ,thủ môn,",
    "cầu thủ,ngôi sao,đội trưởng,nhà sáng lập,người sáng lập,đồng sáng lập,sáng lập viên,phát ngôn viên,người phát ngôn,tổng biên tập,phóng viên,biên tập viên,",
    "bình luận viên,cổ đông,lãnh đạo,nhà lãnh đạo,trưởng đoàn,trợ lý,cố vấn,chuyên gia,ông chủ,bà chủ,sao,fan,tài xế,lái xe,trùm,ông trùm,kẻ,chủ tịch hạ viện,quản lý,giám sát,đại sứ,cựu cầu thủ,",
    "nhân viên,nhà sản xuất,tay đua,kỹ sư,trưởng nhóm,phi hành gia,nhà tư vấn,nhà đàm phán",
)
"""Roles after which an organisation may follow as well as a name (`tiền đạo Barcelona`)."""

NEVER_DIRECT: Final = table(
    "nguyên,cựu,quyền,tân,phó,trưởng,chánh,thường trực,phó thường trực,đại diện,quản lý,phụ trách,giám sát,chỉ huy,chủ đầu tư,nhà đầu tư,phó tổng,phó viện,phó trưởng,phó chánh,phó chi cục,thanh tra,cảnh sát,trưởng ban,phó ban,trưởng đoàn,phó đoàn,phó phòng,trưởng phòng,chủ nhiệm,phó chủ nhiệm,kiểm lâm",
)
"""Roles that a name never follows at once, other than a role's other words."""

LOOSE_TITLES: Final = table(
    "mang tên,có tên,cô gái,chàng trai,thiếu nữ,thanh niên,người đàn ông,người phụ nữ,vũ công,người mẫu,siêu mẫu,người đẹp,mỹ nhân,học sinh,sinh viên,fan,người dân,công dân,tội phạm,trùm,ông trùm,kẻ,sao,ngôi sao,cầu thủ,diễn viên,nữ diễn viên,nam diễn viên,đạo diễn,doanh nhân,phi công,chuyên gia,phóng viên,cựu binh,quan,y,lão,gã,hắn,nàng,chàng,đối tượng,nạn nhân,lãnh đạo,nhà lãnh đạo,tỉnh trưởng,thị trưởng,thống đốc,gia đình,tài khoản,",
    "hành khách,khách hàng,du khách,cư dân,binh sĩ,lính,sĩ quan,nhân viên,nhà sản xuất,tác giả,tay đua,lính,biệt danh,bí danh,",
    "ứng viên,ứng cử viên,thành viên,anh em,chị em,hành khách,bạn đời,tên thật,học giả,giáo sĩ,nhà quan sát,nhà bình luận,chính khách,nhà tư vấn,trưởng nhóm,nhà đàm phán",
)
"""Titles after which one foreign word is as likely a country or a firm."""

TITLES: Final = (ROLE_HEADS - NEVER_DIRECT) | table(
    "tên là,có tên,mang tên,tên thật là,ông,bà,anh,chị,em,cô,chú,bác,cậu,thầy,cụ,bé,cháu,đồng chí,đ/c,đc,vợ,chồng,con trai,con gái,mẹ,bố,cha",
    "bạn trai,bạn gái,em gái,em trai,anh trai,chị gái,con rể,con dâu,cháu trai,cháu gái,cô bé,cậu bé,bé gái",
    "bé trai,nạn nhân,nghi phạm,nghi can,đối tượng,bị cáo,bị can,hung thủ,thủ phạm,kẻ,trùm,ông trùm,ông chủ",
    "bà chủ,tài xế,lái xe,công dân,học sinh,sinh viên,thí sinh,tội phạm,tử tù,phạm nhân,bệnh nhân,sản phụ",
    "nữ sinh,nam sinh,chủ nhà,chủ xe,người dân,nhân chứng,chàng trai,cô gái,thiếu nữ,thanh niên,người đàn ông",
    "người phụ nữ,kiều nữ,người đẹp,mỹ nhân,nàng,chàng,gs,ts,pgs,ths,bs,bsck1,bsck2,bs.ckii,bscki,bsckii,ls",
    "kts,ks,tt,tgđ,pgđ,ubtv,nghệ sỹ,ca sỹ,bác sỹ,tiến sỹ,thạc sỹ,họa sỹ,hoạ sỹ,nhạc sỹ,chiến sỹ,nghị sỹ",
    "thượng nghị sỹ,hạ nghị sỹ,võ sỹ,liệt sỹ,kỹ sư,dược sỹ,mr,mrs,ms,dr,chúa,danh nhân,danh tướng,thi hào",
    "đại thi hào,danh ca,danh họa,nhà cách mạng,người hùng,sao,nam thần,nữ thần,thiên tài,thần đồng,bạn,lão,gã",
    "y,hắn,dì,cựu binh,quan,tướng,trùm ma túy,tù trưởng,già làng,ca nương,fan,hot girl,hotgirl,nam chính",
    "nữ chính,tân binh,đàn em,đàn anh,đàn chị,đồng nghiệp,người tình,tình cũ,bồ cũ,tình trẻ,con nuôi,bé,má,ba",
    "nữ doanh nhân,nam vương,nữ tướng,vợ cũ,chồng cũ,bố vợ,mẹ vợ,mẹ chồng,vợ chồng,gia đình ông,gia đình bà",
    "gia đình anh,gia đình chị,gia đình,tác giả,dịch giả,tay súng,tên cướp,sát thủ,kẻ giết người,bà mẹ,ông bố,chủ quán,chủ tiệm,chủ shop",
    "blogger,vlogger,youtuber,streamer,tiktoker,cậu,anh em,chị em,hai anh em,hai chị em,hai vợ chồng,cặp vợ chồng,tài khoản,hành khách",
    "du khách,khách hàng,người vợ,người chồng,người mẹ,người cha,người bố,người con,người bạn,người yêu,bạn đời,hôn thê,hôn phu,vị hôn phu",
    "góa phụ,con gái út,con trai út,con trai cả,con gái lớn,em họ,anh họ,cháu nội,cháu ngoại,người tên,tên thật,biệt danh,bí danh,tiểu thư",
    "đbqh,đb,đại biểu quốc hội,ứng viên,ứng cử viên,thành viên,bị hại,nguyên cáo,bị đơn,nguyên đơn,phi tần,cư dân,binh nhì,binh nhất,binh sĩ,lính,sĩ quan,viên cảnh sát,nhà tiên tri,tu sĩ,thiền sư",
    "bầu,bầu sô,ông bầu,sếp,thầy thuốc,lương y,nữ bác sĩ,nam bác sĩ,nữ cảnh sát,nữ sĩ quan,nữ chiến sĩ,nữ phóng viên,nữ nhà báo",
    "nữ tiền đạo,nữ giáo viên,nữ sinh viên,nam sinh viên,nữ học sinh,cựu học sinh,cựu sinh viên,cựu chiến binh,thương binh,thanh niên xung phong",
)
"""What stands directly before a name."""

STAGE_TITLES: Final = table(
    "nghệ sĩ,nghệ sỹ,nam nghệ sĩ,nữ nghệ sĩ,ca sĩ,ca sỹ,nam ca sĩ,nữ ca sĩ,diễn viên,nam diễn viên",
    "nữ diễn viên,danh hài,nsnd,nsưt,ns,mc,nhạc sĩ,nhạc sỹ,rapper,dj,hoa hậu,á hậu,người mẫu,siêu mẫu",
    "người đẹp,đạo diễn,tiền đạo,tiền vệ,hậu vệ,trung vệ,thủ môn,thủ thành,chân sút,cầu thủ,đội trưởng",
    "huấn luyện viên,hlv,btv,quán quân,á quân,vua,chúa,nhà văn,nhà thơ,họa sĩ,ntk,nhà thiết kế,biên đạo",
    "hot girl,hotgirl,danh ca,hòa thượng,thượng tọa,đại đức,kỳ thủ,vđv,vận động viên,hoàng đế,hoàng tử",
    "công chúa,hoàng hậu,sao,kình ngư,tay vợt,nam vương,nữ hoàng",
)
"""Titles after which two syllables that start with no surname are still a whole name, as it is used."""

STATE_TITLES: Final = table(
    "vua,quốc vương,tổng thống,thủ tướng,ngoại trưởng,bộ trưởng,thứ trưởng,hoàng hậu,nữ hoàng,thái tử,hoàng tử,đại sứ,phó tổng thống,phó thủ tướng,cựu tổng thống,nhà lãnh đạo"
)
"""Titles that a country follows, so that `Jordan` there is no given name."""
