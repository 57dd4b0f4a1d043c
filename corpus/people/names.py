"""What everybody knows about the names of people: surnames, given names and syllables.

Tables of general knowledge only, the long ones in `corpus/people/data/`. Entries are looked up by their `phrase_key`, so that
`hoà` and `hòa` are one entry.
"""

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Final

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{_TONES}]")


@lru_cache(maxsize=1 << 16)
def syllable_key(syllable: str) -> str:
    """Return `syllable` in lower case with its tone at the end, so that both placements are one key.

    >>> syllable_key("Hoà") == syllable_key("hòa")
    True

    Args:
        syllable: One NFC word, any length.

    Returns:
        Letters with their vowel marks, then the tone mark if there is one.
    """
    if syllable.isascii():
        return syllable.lower()
    parts = unicodedata.normalize("NFD", syllable.lower())
    tones = "".join(_TONE.findall(parts))
    return unicodedata.normalize("NFC", _TONE.sub("", parts)) + tones


def bare_key(key: str) -> str:
    """Return `key` without any mark over or under its letters: `fátima` is looked up as `fatima`.

    >>> bare_key("édouard")
    'edouard'
    """
    return key if key.isascii() else "".join(filter(str.isalnum, unicodedata.normalize("NFD", key)))


def phrase_key(phrase: str) -> str:
    """Return the keys of the syllables of `phrase`, joined by single spaces.

    >>> phrase_key("Uỷ viên") == phrase_key("ủy  viên")
    True
    """
    return " ".join(map(syllable_key, phrase.split()))


def table(*lines: str) -> frozenset[str]:
    """Return the comma-separated entries of `lines`, keyed by `phrase_key`.

    >>> sorted(table("Lê,Cao", "Mai"))
    ['cao', 'lê', 'mai']

    Args:
        lines: Entries without quotes; empty entries are dropped.
    """
    return frozenset(phrase_key(entry) for line in lines for entry in line.split(",") if entry.strip())


def data_lines(name: str) -> list[str]:
    """Return the lines of `corpus/people/data/name` that are no comments.

    Args:
        name: A file of comma-separated entries; lines that start with `#` are comments.
    """
    text = files("corpus.people").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


_RIMES = table(
    "a,ac,ach,ai,am,an,ang,anh,ao,ap,at,au,ay,ăc,ăm,ăn,ăng,ăp,ăt,âc,âm,ân,âng,âp,ât,âu,ây,e,ec,em,en",
    "eng,eo,ep,et,ê,êch,êm,ên,ênh,êp,êt,êu,i,ia,ich,iêc,iêm,iên,iêng,iêp,iêt,iêu,im,in,inh,ip,it,iu,o",
    "oa,oac,oach,oai,oam,oan,oang,oanh,oao,oap,oat,oay,oăc,oăm,oăn,oăng,oăt,oc,oe,oen,oeo,oet,oi,om,on",
    "ong,ooc,oong,op,ot,ô,ôc,ôi,ôm,ôn,ông,ôp,ôt,ơ,ơi,ơm,ơn,ơp,ơt,u,ua,uân,uâng,uât,uây,uc,uê,uêch,uênh",
    "ui,um,un,ung,uơ,uôc,uôi,uôm,uôn,uông,uôt,up,ut,uy,uya,uych,uyên,uyêt,uynh,uyn,uyt,uyu,ư,ưa,ưc,ưi",
    "ưng,ươc,ươi,ươm,ươn,ương,ươp,ươt,ươu,ưt,ưu,y,yêm,yên,yêt,yêu,yêng",
)
_ONSET = re.compile(r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?")


@lru_cache(maxsize=1 << 16)
def is_vietnamese_syllable(word: str) -> bool:
    """Return whether `word` can be a Vietnamese syllable, by its onset and rime.

    >>> is_vietnamese_syllable("Nguyễn"), is_vietnamese_syllable("Trump")
    (True, False)
    """
    bare = syllable_key(word).rstrip(_TONES)
    match = _ONSET.match(bare)
    onset = match.group() if match else ""
    rest = bare[len(onset) :]
    return rest in _RIMES or (
        onset in {"gi", "qu"} and (f"i{rest}" in _RIMES or f"u{rest}" in _RIMES or not rest)
    )


SURNAMES: Final = table(*data_lines("surnames.txt"))
"""Family names that are hardly ever anything else at the head of a capitalised run."""

COMMON_SURNAMES: Final = table("Nguyễn,Trần,Lê,Phạm,Huỳnh,Đặng,Bùi,Đỗ,Ngô,Tạ,Trịnh,Võ,Vũ,Phan,Đinh")
"""Family names that are heard as such behind a given name too."""

WEAK_SURNAMES: Final = table(*data_lines("weak_surnames.txt"))
"""Family names that are also common words, countries or places: a name that starts with one needs more to be one."""

KOREAN_SURNAMES: Final = table(
    "Chan,Chun,Choe,Kim,Park,Lee,Choi,Jung,Jeong,Moon,Kang,Cho,Yoon,Jang,Lim,Han,Oh,Seo,Shin,Kwon,Hwang",
    "Ahn,Song,Ryu,Ri,Hong,Yoo,Yu,Jeon,Son,Bae,Baek,Ban,Ko,Go,Nam,Noh,Roh,Ha,Hyun,Im,Jo,Suh,Chung,Gong,Ji",
    "Min,Pak,Ro,Thae,Hyon,Cheon,Jun,Pyo,Ok,Seok,Sung,Um,Yang,Yeo,Youn,Yum,Gu,Gil,Bong,Do,Joo,Ma,Tak,Wi,Ryang,Ryom,Ryoo,Kil,Paek,Pyon,Byun,Chon,Yun,Eom,Heo,Hur,Huh,Koo,Ku,Shim,Sim,Bang,Won,Woo,Cha",
)
KOREAN_GIVEN: Final = table(
    "ae,bak,beom,bin,bok,bum,chan,cheol,cheon,chol,chong,chul,chull,chun,dae,dok,dong,du,eui,eun,geun",
    "gi,gil,gon,guk,gwan,gye,gyu,hak,han,hee,ho,hong,hoon,hui,hun,huyen,huyn,hwa,hwan,hwi,hye,hyo,hyon",
    "hyuk,hyun,hyung,il,im,in,jae,jeong,jin,jong,joo,joon,ju,jun,jung,kap,ki,kook,kun,kwang,kwon,kyo",
    "kyong,kyoung,kyu,kyun,kyung,min,mo,moon,mun,myong,myung,nak,nam,nyon,ocha,ok,pil,pong,pyong,rak",
    "rang,rim,ryol,ryong,ryun,sam,sang,seo,seok,seong,shik,sik,sil,sim,so,sol,song,soo,sook,sop,su,suh",
    "gum,kuk,nyeo,myeong,hae,gyeong,yeong,yun,hyeon,hyok,hyong,ik,gap,hoe,kang,keun,moo,mu,pyo,sin,ryon,bong,tack,taek,wha,jo,hwi,jai,chang,kil",
    "suk,sun,sung,tae,tak,tok,tong,uk,um,un,wol,won,woo,wook,woong,yeol,yeon,yim,yol,yong,yop,young,yul",
)
"""Second syllables of Korean given names that can also be Vietnamese; printed in small letters after a hyphen."""
CANTONESE_GIVEN: Final = table(
    "bun,chai,chee,chi,ching,chor,chow,chu,chuen,fai,fan,fat,fong,fu,fung,hang,hei,hing,hin,ho,hon,kai,kam,kan,kei,keung,ki,kin,king",
    "kit,kong,kuen,kwan,kwok,lai,lam,lap,leung,lik,ling,lok,lun,lung,man,mei,ming,ngor,on,pak,pan,ping,po,pui,sang,shan,shek,sheung",
    "shing,shun,sing,siu,sum,tak,tat,tim,tin,ting,to,tsz,tung,wah,wai,wan,wing,yan,yat,yee,yeung,yi,yin,ying,yip,yiu,yu,yuen,yuet,yuk",
)
"""The same of Hong Kong."""
PINYIN_SURNAMES: Final = table(
    "Wang,Chua,Qi,Li,Zhang,Liu,Chen,Yang,Huang,Zhao,Wu,Zhou,Xu,Sun,Ma,Zhu,Hu,Guo,He,Lin,Gao,Luo,Cao,Wei",
    "Xie,Tang,Han,Feng,Deng,Peng,Zeng,Xiao,Tian,Dong,Yuan,Pan,Jiang,Cai,Du,Ye,Cheng,Wen,Lu,Ding,Ren,Shen",
    "Yao,Tan,Koh,Goh,Lee,Ong,Chan,Cheung,Leung,Lam,Ng,Tsai,Hsu,Ho,Chow,Kwok,Lim,Teo,Zheng,Xi,Qian,Fan,Shi",
    "Jin,Meng,Qin,Bai,Hou,Kong,Mao,Lei,Gong,Yan,Fu,Su,Song,Pang,Lau,Wong,Fong,Yeung,Yip,Yu,Bo,Sin,Chu",
    "Chang,Tsang,Yin",
)

GIVEN_NAMES: Final = table(*data_lines("given_names.txt"))
"""Given names of other countries that journalists meet every week."""

FOREIGN_SURNAMES: Final = table(*data_lines("foreign_surnames.txt"))
"""Family names of other countries, of which hardly any is a firm or a place behind a given name."""

HIGHLAND_NAMES: Final = table(
    "Y,A,U,Ka,Kơ,Rơ,Rah,Ra,Rmah,Rcom,Ro,Kpă,Kpuih,Kbuôr,Ksor,Siu,Nay,Niê,Mlô,Êban,Byă,Bríu,Bhríu,Alăng,Zơ,Ploong,Bling,Coor",
    "Hôih,Hiêng,Arất,Ating,Clâu,Bon,Cil,Liêng,Điểu,Thị,Pang,Tou,Moong,Blúp,Blong,Brao,Ariêu,Riah,Abing,Bhling,Bnướch",
)
"""First words of the names of highland peoples, before words that are no Vietnamese syllables."""

FAMOUS_MONONYMS: Final = table(
    "Trump,Putin,Obama,Clinton,Duterte,Erdogan,Assad,Netanyahu,Merkel,Macron,Messi,Ronaldo,Neymar",
    "Mourinho,Guardiola,Klopp,Zidane,Pogba,Mbappe,Salah,Federer,Nadal,Djokovic,Beyonce,Rihanna,Madonna",
    "Shakira,Gaddafi,Khomeini,Lenin,Stalin,Hitler,Napoleon,Rouhani,Maduro,Modi,Biden,Medvedev,Tillerson",
    "Pompeo,Bolton,Mattis,Lavrov,Abe,Suarez,Benzema,Ronaldinho,Ibrahimovic,Hazard,Kane,Griezmann,Rooney",
    "Beckham,Wenger,Ferguson,Conte,Lukaku,Modric,Bale,Ramos,Courtois,Sarri,Pochettino,Einstein,Newton",
    "Picasso,Mozart,Beethoven,Shakespeare",
)
"""People whom newspapers call by one name alone, without a title."""

MIDDLE_NAMES: Final = table(
    "văn,thị,đức,hữu,xuân,ngọc,minh,thanh,quang,đình,công,quốc,duy,bá,thế,viết,trọng,mạnh,tiến"
)
"""Second syllables that make a weak surname a strong one."""

OPENERS: Final = table(
    "Theo,Khi,Sau,Anh,Em,Do,Tuy,Cho,Trong,Con,Sao,Nay,Nhưng,Hiện,Riêng,Với,Và,Còn,Tại,Cùng,Được,Trước,Đến,Từ,Bị,Vì,Nếu,Dù,Cả,Các,Những,Một,Hai,Ba,Đây,Đó,Này,Ngoài",
    "Gặp,Xem,Nhờ,Ngay,Chính,Như,Bởi,Rồi,Thế,Vậy,Thấy,Nghe,Nhìn,Biết,Trên,Dưới,Giữa,Qua,Về,Bên,Có,Là,Không,Chỉ,Bà,Ông,Chị,Cô,Chú,Bác,Cậu,Thầy,Cụ,Bé,Cháu,Tổng,Cựu,Tân",
    "Nguyên,Sáng,Chiều,Tối,Hôm,Ngày,Năm,Lúc,Chàng,Nàng,Vợ,Chồng,Mẹ,Bố,Cha,Vua,Đội,Xe,Nhóm,Fan,Để,Mới,Đáp,Gọi,Hỏi,Tin,Vụ,Nước,Người,Báo,Hãng,Tờ,Đài,Đoàn,Phía,Ngược,Nhắc,Mời,Dẫn,Kể",
    "Cũng,Đặc,Lần,Thực,Chúc,Hãy,Đừng,Nên,Phải,Cần,Muốn,Thay,Bắt,Đưa,Giúp,Khiến,Vừa,Cuối,Đầu,Mọi,Mỗi,Ai,Gì,Đâu,Hay,Hoặc,Ngôi,Trợ,Lật,Bất,Nhân,Ảnh,Video,Clip,Lộ,Cận,Ngắm,Choáng,Sốc,Nóng,Hé,Tên,Bạn,Gia",
)
"""Words that open a sentence and are glued to the name that follows."""
